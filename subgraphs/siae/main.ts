import "reflect-metadata";
import { serve } from "../../packages/institution/server/serve.ts";
import { siae } from "./institution.ts";
import { graph } from "./resolvers.ts";

await serve(siae, graph);
