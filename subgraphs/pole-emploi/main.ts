import "reflect-metadata";
import { serve } from "../../packages/institution/server/serve.ts";
import { poleEmploi } from "./institution.ts";
import { graph } from "./resolvers.ts";

await serve(poleEmploi, graph);
