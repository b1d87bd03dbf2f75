/** A server that this process started and owns; it ends with this process at the latest. */
export interface RunningServer extends AsyncDisposable {
  /** What a client connects to. */
  readonly url: string;
  readonly port: number;
  /** Changes with every restart. */
  readonly pid: number;
  readonly version: string;
  /** Where its data, configuration and log are. */
  readonly dir: string;
  readonly isRunning: boolean;
  /** Resolves when the present run ended, with the status as a shell tells it: 128 + the signal's number. */
  readonly ended: Promise<number>;
  /** Stops it and, when no folder was given, removes its data. May be called again. */
  stop(): Promise<void>;
  /** Sends a signal to the server itself; for one that ends it, resolves when it ended. Default SIGKILL. */
  kill(signal?: NodeJS.Signals): Promise<void>;
  /** Starts it again with the same port and data, stopping it first if it runs; resolves when it is ready. */
  restart(): Promise<void>;
  /** Stops its clock, as a machine that hangs: connections stay open and nothing answers. */
  freeze(): Promise<void>;
  /** Lets it go on after {@link RunningServer.freeze}. */
  thaw(): Promise<void>;
  /** Whether it runs, and does its work again only when it is restarted. */
  isStuck(): Promise<boolean>;
  /** The last lines of its log. */
  log(lines?: number): Promise<string>;
}

/** What every server can be started with. */
export interface StartOptions {
  /** Folder of its data, kept after `stop()`. Default: a new folder in memory where possible, removed on `stop()`. */
  readonly dir?: string;
  /** Port on 127.0.0.1. Default: a free one. */
  readonly port?: number;
  /** How long it may take to be ready. Default 30,000. */
  readonly readyTimeoutMs?: number;
}
