import { connectNats } from '../reach.ts';
import { declareStreams } from './declare-streams.ts';

const { NATS_URL = '', NATS_KEY } = process.env;
const connection = await connectNats(NATS_URL, NATS_KEY);
await declareStreams(connection, process.env);
await connection.close();
process.stdout.write('the streams are as the settings say\n');
process.exit(0);
