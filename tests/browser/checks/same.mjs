// The widget finds what the program finds: the same digest, byte for byte.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { it } from "node:test";
import { PAGES, root, settled } from "../site.mjs";

export default ({ open, binary }) => {
  for (const expected of PAGES.filter((page) => page.digest)) {
    it(`${expected.name}: the digest in the page is the program's`, () =>
      open(expected.path, {}, async (view) => {
        await settled(view, expected);
        const page = await view.evaluate(() => JSON.stringify(document.querySelector("kroniek-digest").digest()));
        const native = execFileSync(binary, ["digest", "--input", "html", `${root}www/${expected.path}`], { encoding: "utf8" });
        assert.equal(page, native.trimEnd());
        for (const part of expected.holds ?? []) assert.ok(native.includes(part), part);
      }));
  }
};
