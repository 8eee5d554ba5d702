export const serveGateway = async (_: unknown) => ({ close: async () => undefined });
