export { down, up } from "../shared/0013_journal.ts";
