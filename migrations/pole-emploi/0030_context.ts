export { down, up } from "../shared/0030_context.ts";
