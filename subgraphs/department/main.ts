import "reflect-metadata";
import { serve } from "@pacte-hub/institution/server/serve";
import { department } from "./institution.ts";
import { graph } from "./resolvers/graph.ts";

await serve(department, graph);
