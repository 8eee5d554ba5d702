import { type Issuer, issuers, signedInAt, signIn, signOut } from "@pacte-hub/dashboard/session/session";
import { useEffect, useState } from "react";

/** As whom the questions are asked: anyone, until a reader signs in at their own institution (code flow with PKCE). */
export function Reader() {
  const [offered, setOffered] = useState<readonly Issuer[]>([]);
  useEffect(() => {
    issuers().then(setOffered);
  }, []);
  const name = signedInAt();
  if (name === null && offered.length === 0) return null;
  return (
    <div className="reader">
      <h2>Lecteur</h2>
      {name === null ? (
        <>
          <p>Sans connexion, vous lisez les données ouvertes. Pour lire ce qui vous est accordé :</p>
          <ul className="examples">
            {offered.map((issuer) => (
              <li key={issuer.issuer}>
                <button type="button" onClick={() => signIn(issuer)}>
                  Se connecter : {issuer.name}
                </button>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <>
          <p>Vous lisez au titre de : {name}.</p>
          <button type="button" onClick={signOut}>
            Quitter
          </button>
        </>
      )}
    </div>
  );
}
