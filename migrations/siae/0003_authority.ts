export { down, up } from "../shared/0003_authority.ts";
