export { down, up } from "../shared/0012_grants.ts";
