import { readdirSync, readFileSync } from "node:fs";
import { ownVariables } from "@pacte-hub/server/ownVariables";
import { inClone } from "@pacte-hub/server/repository";
import { describe, expect, test } from "vitest";
import { isInstalled, outputOf, testName } from "../installed.ts";
import { unitOf } from "../units.ts";

const textOf = (...path: readonly string[]): string => readFileSync(inClone("operations", ...path), "utf8");
const partners: readonly { readonly id: string; readonly port: number }[] = JSON.parse(
  readFileSync(inClone("schema", "partners.json"), "utf8"),
);
const containerfile = (name: string): string => textOf("containers", `${name}.Containerfile`);
/** What a Containerfile runs, as one line. */
const commandOf = (name: string): string =>
  (JSON.parse(/^CMD (.*)$/m.exec(containerfile(name))?.[1] ?? "[]") as readonly string[]).join(" ");
/** A unit's, from the folder where an image has its archive. */
const commandOfUnit = (template: string, instance: string): string =>
  unitOf(template, instance)
    .command.join(" ")
    .replace("/usr/bin/", "")
    .replace(/\/opt\/pacte\/[\w-]+\//, "");

describe("Containerfiles", () => {
  const names = [...partners.map(({ id }) => id), "gateway"];
  const { version } = JSON.parse(readFileSync(inClone("hub", "package.json"), "utf8"));

  test("there is one for each institution, and one for the gateway", () => {
    const files = readdirSync(inClone("operations", "containers")).filter((file) => file.endsWith(".Containerfile"));
    expect(files.map((file) => file.replace(".Containerfile", "")).sort()).toEqual([...names].sort());
  });

  test.each(partners)("that of $id is the CAF's, but for its name and its port", ({ id, port }) => {
    const withoutTitle = (name: string) => containerfile(name).split("\n").slice(1).join("\n");
    const expected = withoutTitle("caf")
      .replaceAll(/\bcaf\b/g, id)
      .replace("EXPOSE 4003", `EXPOSE ${port}`);
    expect(withoutTitle(id)).toBe(expected);
  });

  test.each(names)("%s: of this version's archive, as a numbered user, on a public base", (name) => {
    const archive = name === "gateway" ? "hub" : name;
    const text = containerfile(name);
    expect(text).toContain(`\nARG VERSION=${version}\nCOPY pacte-${archive}-\${VERSION}.tar.gz`);
    expect(text).toMatch(/^ARG BASE=docker\.io\/library\/node:24-bookworm-slim$/m);
    const [unpacking, serving, user, ...more] = text.match(/^(?:FROM|USER) .*$/gm) ?? [];
    expect([unpacking, serving]).toEqual(["FROM $" + "{BASE} AS installed", "FROM $" + "{BASE}"]);
    expect([user, more]).toEqual(["USER 1000:1000", []]);
  });

  test("an image runs what the unit runs", () => {
    expect(commandOf("caf")).toBe(commandOfUnit("pacte-institution@", "caf"));
    expect(commandOf("gateway")).toBe(commandOfUnit("pacte-gateway", ""));
  });
});

describe("compose.yaml and the Kubernetes manifests", () => {
  const [services = "", secrets = ""] = textOf("containers", "compose.yaml").split(/^secrets:\n/m);
  const [, gateway = "", caf = ""] = services.split(/^ {2}(?:gateway|caf):\n/m);
  const manifests = { gateway: textOf("kubernetes", "gateway.yaml"), caf: textOf("kubernetes", "caf.yaml") };
  const variablesIn = {
    compose: (text: string) => text.match(/(?<=^ {6})[A-Z_]+(?=: )/gm) ?? [],
    kubernetes: (text: string) => text.match(/(?<=- \{ name: )[A-Z_]+(?=, value: )/g) ?? [],
  };

  test.each(["gateway", "caf"] as const)("%s is given what its process reads", (name) => {
    const readVariables = ownVariables(name).flatMap((variable) => [variable, `${variable}_FILE`]);
    const given = [variablesIn.compose(name === "caf" ? caf : gateway), variablesIn.kubernetes(manifests[name])];
    for (const variables of given) {
      expect(variables.length).toBeGreaterThan(5);
      expect(variables.filter((variable) => !readVariables.includes(variable))).toEqual([]);
    }
  });

  test("each secret that a composed service reads is one that the composition lays", () => {
    for (const text of [gateway, caf]) {
      const used = [...text.matchAll(/\/run\/secrets\/([\w-]+)/g)].map(([, secretName = ""]) => secretName);
      const [, listed = ""] = /secrets: \[(.*)\]/.exec(text) ?? [];
      expect(used.sort()).toEqual(listed.split(", ").sort());
      expect(used.filter((secretName) => !secrets.includes(`  ${secretName}: {`))).toEqual([]);
    }
  });

  test("each file that a manifest's process reads is one that the secret of its first lines holds", () => {
    for (const text of Object.values(manifests)) {
      const used = [...text.matchAll(/value: \/run\/pacte\/([\w.-]+)/g)].map(([, file = ""]) => file);
      const held = [...text.matchAll(/--from-file=([\w.-]+)/g)].map(([, file = ""]) => file);
      expect(used.length).toBeGreaterThan(0);
      expect(used.sort()).toEqual(held.sort());
    }
  });

  test("no process has a right, a folder to write, or more memory than its unit", () => {
    for (const text of [gateway, caf]) expect(text).toMatch(/read_only: true.*cap_drop: \[ALL\].*no-new-privileges/s);
    for (const text of Object.values(manifests)) {
      for (const line of ["runAsNonRoot: true", "readOnlyRootFilesystem: true", "allowPrivilegeEscalation: false"])
        expect(text).toContain(line);
      expect(text).toContain("drop: [ALL]");
    }
    const memory = (text: string, key: RegExp): string | undefined => key.exec(text)?.[1];
    const ofUnit = (file: string) => memory(textOf("systemd", file), /MemoryMax=(\d+)G/);
    const [one, other] = [ofUnit("pacte-gateway.service"), ofUnit("pacte-institution@.service")];
    expect([gateway, caf].map((text) => memory(text, /mem_limit: (\d+)g/))).toEqual([one, other]);
    const limits = [manifests.gateway, manifests.caf].map((text) => memory(text, /limits: \{ memory: (\d+)Gi/));
    expect(limits).toEqual([one, other]);
  });

  const validate = "kubectl-validate";
  test.skipIf(!isInstalled(validate))(testName(validate, "the manifests are what Kubernetes' own schemas ask"), () => {
    for (const name of Object.keys(manifests))
      expect(outputOf(validate, [inClone("operations", "kubernetes", `${name}.yaml`)])).not.toContain("ERROR");
  });
});
