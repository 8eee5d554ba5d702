export { down, up } from "../shared/0014_journal_read.ts";
