import { expect, test } from "vitest";
import { withHubAddress } from "./hubAddress.ts";

const page = '<pre><code>curl -s <span class="hub">http://127.0.0.1:4000</span>/graphql</code></pre> 127.0.0.1:4000';

test("an example asks the hub that serves it, and nothing else of the page changes", () => {
  expect(withHubAddress(page, "https://hub.example")).toBe(
    '<pre><code>curl -s <span class="hub">https://hub.example</span>/graphql</code></pre> 127.0.0.1:4000',
  );
  expect(withHubAddress(page, "")).toBe(page);
});

test("whatever its operator writes is text on the page", () => {
  expect(withHubAddress(page, "https://a$&<script>")).toContain(
    '<span class="hub">https://a$&amp;&lt;script&gt;</span>',
  );
});
