// Programs that are compared with the hub, and Apollo Server's own suite, are installed beside the project, never by its `npm ci`:
// here they are named, so that the rest of the programs that call them is checked (tsconfig.programs.json).
declare module "@apollo/gateway";
declare module "@apollo/server-integration-testsuite";
declare module "@graphql-hive/gateway-runtime";
declare module "@graphql-hive/router-runtime";
