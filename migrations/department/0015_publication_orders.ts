export { down, up } from "../shared/0015_publication_orders.ts";
