import { render } from "preact";
import { App } from "./app.tsx";
import { setFrenchSpaces } from "./french/spaces.ts";
import { Boundary } from "./parts/boundary.tsx";
import { arrived } from "./session/session.ts";

setFrenchSpaces();
const page = document.getElementById("page");
// Someone may come back from their institution's sign-in: their token is fetched before the first question leaves.
if (page)
  void arrived().finally(() =>
    render(
      <Boundary address="">
        <App />
      </Boundary>,
      page,
    ),
  );
