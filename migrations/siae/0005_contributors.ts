export { down, up } from "../shared/0005_contributors.ts";
