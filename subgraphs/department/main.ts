import "reflect-metadata";
import { serve } from "../../packages/institution/server/serve.ts";
import { department } from "./institution.ts";
import { graph } from "./resolvers/graph.ts";

await serve(department, graph);
