import "reflect-metadata";
import { serve } from "../../packages/institution/server/serve.ts";
import { caf } from "./institution.ts";
import { graph } from "./resolvers.ts";

await serve(caf, graph);
