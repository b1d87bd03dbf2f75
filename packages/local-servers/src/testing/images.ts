/** The images of the servers of a test run; `YABOT_TEST_NATS_IMAGE` and the like name others. */
export function testImages(env: NodeJS.ProcessEnv): { nats: string; mongo: string; postgres: string } {
  return {
    nats: env.YABOT_TEST_NATS_IMAGE || 'nats:2.15-alpine',
    mongo: env.YABOT_TEST_MONGO_IMAGE || 'mongo:8',
    postgres: env.YABOT_TEST_POSTGRES_IMAGE || 'postgres:17',
  };
}
