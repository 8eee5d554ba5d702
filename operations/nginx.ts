import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inClone } from "@pacte-hub/server/repository";
import { outputOf } from "./installed.ts";

export interface NginxExample {
  /** The file that nginx is given. */
  readonly config: string;
  /** Its certificate, of the moment. */
  readonly certificate: string;
}

/** Where it listens, of IPv4, and the port of whom it stands before. */
export interface NginxPorts {
  readonly listening: number;
  readonly behind: number;
}

/**
 * An example of `operations/nginx`, over ports that anyone may open and a certificate made for the moment.
 * @param base a folder that is not there yet
 */
export function nginxOver(name: string, base: string, ports?: NginxPorts): NginxExample {
  mkdirSync(base);
  const [certificate, key] = [join(base, "crt"), join(base, "key")];
  const forName = ["-subj", "/CN=pacte.example", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-days", "1"];
  const keyed = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
  outputOf("openssl", ["req", "-x509", ...keyed, "-keyout", key, "-out", certificate, ...forName]);
  const site = readFileSync(inClone("operations", "nginx", name), "utf8")
    .replace(/ssl_certificate {5}.*;/, `ssl_certificate ${certificate};`)
    .replace(/ssl_certificate_key .*;/, `ssl_certificate_key ${key};`)
    .replace(/ *listen \[::\]:443 .*;\n/, "")
    .replace("listen 443 ", `listen 127.0.0.1:${ports?.listening ?? 44_398} `)
    .replaceAll(/127\.0\.0\.1:400[03]/g, (usual) => (ports ? `127.0.0.1:${ports.behind}` : usual));
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (kind) => `${kind}_temp_path ${base}/${kind};`,
  );
  const config = join(base, "nginx.conf");
  const http = `http {\naccess_log off;\n${temporary.join("\n")}\n${site}\n}`;
  writeFileSync(config, `daemon off;\npid ${base}/pid;\nerror_log ${base}/log;\nevents {}\n${http}\n`);
  return { config, certificate };
}
