import { render } from "preact";
import { App } from "./app.tsx";
import { setFrenchSpaces } from "./french/spaces.ts";
import { prepare, prepareOthers } from "./pages/register.tsx";
import { Boundary } from "./parts/boundary.tsx";
import { arrived } from "./session/session.ts";

setFrenchSpaces();
const page = document.getElementById("page");

/** In milliseconds after the first page is drawn: its own figures come first. */
const othersAfterMs = 3_000;

/** Someone may come back from their institution's sign-in: their token is fetched before the first question leaves. */
async function open(into: HTMLElement): Promise<void> {
  const preparing = prepare(window.location.pathname);
  await arrived().catch(() => undefined);
  await preparing;
  // Who comes back from a sign-in is at another address than the one they came by.
  await prepare(window.location.pathname);
  render(
    <Boundary address="">
      <App />
    </Boundary>,
    into,
  );
  setTimeout(() => void prepareOthers(), othersAfterMs);
}

if (page) void open(page);
