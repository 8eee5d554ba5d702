/**
 * The registers alone; what others' figures bear on, of which the counts that no other of the Pact includes come first
 * (participants, before their returns to work); and the rest, which nothing ties to any other institution.
 */
export const tiedWords = ["registers", "wholes", "tied", "apart"] as const;
export type Tied = (typeof tiedWords)[number];
