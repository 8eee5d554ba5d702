export { down, up } from "../shared/0006_notices.ts";
