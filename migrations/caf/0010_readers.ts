export { down, up } from "../shared/0010_readers.ts";
