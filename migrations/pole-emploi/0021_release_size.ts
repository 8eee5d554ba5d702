export { down, up } from "../shared/0021_release_size.ts";
