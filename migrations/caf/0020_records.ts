export { down, up } from "../shared/0020_records.ts";
