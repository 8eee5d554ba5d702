import "reflect-metadata";
import { serve } from "../../runtime/serve/serve.ts";
import { department } from "./institution.ts";
import { graph } from "./resolvers/graph.ts";

await serve(department, graph);
