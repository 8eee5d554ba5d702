import type { Release, ReleaseState } from "../model/release.ts";

/** Whether anybody may read the figures of a release in this state. */
export const isReadable = (state: ReleaseState): boolean => state === "PUBLISHED" || state === "SUPERSEDED";

/**
 * A release as it may be shown where it stands. The canonical file is deterministic and its unknowns are few, so its hash,
 * its signature and the number of withheld cells are each an oracle: whoever guesses the figures sees whether the guess is
 * right; and why a vintage corrects another may tell both. What nobody may read has none of them, nor for a reader has what is
 * closed to them.
 *
 * @param isOpen whether the reader may read the release's file
 */
export const withoutOracles = (release: Release, isOpen = true): Release =>
  isOpen && isReadable(release.state)
    ? release
    : { ...release, contentHash: null, signature: null, withheld: null, correction: null };
