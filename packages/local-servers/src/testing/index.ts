/** Real servers for tests: containers where Docker answers, binaries of this machine otherwise. */

export { chooseTestServers, type TestServers } from './choice.ts';
export { ownPort } from './own-port.ts';
export {
  type StoreName,
  type StoreServer,
  type StoreServers,
  type StoreServersOptions,
  startStoreServers,
} from './store-servers.ts';
