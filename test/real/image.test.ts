import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { after, before, describe, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { readTar, type TarEntry } from '../../tools/image/tar.ts';
import { noImage } from './installed-image.ts';

interface Manifest {
  readonly config: { readonly digest: string };
  readonly layers: readonly { readonly digest: string; readonly mediaType: string }[];
  readonly subject?: { readonly digest: string };
  readonly artifactType?: string;
}

interface Index {
  readonly manifests: readonly {
    readonly digest: string;
    readonly platform?: { readonly architecture: string };
  }[];
}

interface Sbom {
  readonly bomFormat: string;
  readonly specVersion: string;
  readonly components: readonly { readonly name: string; readonly version: string; readonly purl: string }[];
}

/** The image as others will find it, for both processors. */
describe('the image', { skip: noImage }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'seawall-image-'));
  const blobs = new Map<string, Uint8Array>();
  let archive: Buffer;
  let images: readonly {
    readonly architecture: string;
    readonly digest: string;
    readonly manifest: Manifest;
  }[];
  let artifacts: readonly Manifest[];

  const build = (name: string, ...more: readonly string[]): Buffer => {
    const words = ['tools/image.ts', '--output', join(folder, name), ...more];
    execFileSync(execPath, words, { stdio: ['ignore', 'ignore', 'inherit'] });
    return readFileSync(join(folder, name));
  };
  const bytesOf = (digest: string): Uint8Array => {
    const found = blobs.get(digest);
    assert.ok(found, digest);
    return found;
  };
  const json = <T>(digest: string): T => JSON.parse(Buffer.from(bytesOf(digest)).toString('utf8')) as T;
  const filesOf = (manifest: Manifest): readonly TarEntry[] =>
    manifest.layers.flatMap(({ digest }) => readTar(gunzipSync(bytesOf(digest))));
  const textIn = (files: readonly TarEntry[], path: string): string => {
    const found = files.find((entry) => entry.path === path);
    return found?.kind === 'file' ? Buffer.from(found.bytes).toString('utf8') : '';
  };

  before(() => {
    execFileSync(execPath, ['tools/build.ts'], { stdio: ['ignore', 'ignore', 'inherit'] });
    archive = build('one.tar');
    const entries = readTar(archive);
    for (const entry of entries)
      if (entry.kind === 'file' && entry.path.startsWith('blobs/'))
        blobs.set(entry.path.slice('blobs/'.length).replace('/', ':'), entry.bytes);
    const { manifests } = JSON.parse(textIn(entries, 'index.json')) as Index;
    const [tagged, ...others] = manifests;
    images = json<Index>(tagged?.digest ?? '').manifests.map(({ digest, platform }) => ({
      architecture: platform?.architecture ?? '',
      digest,
      manifest: json<Manifest>(digest),
    }));
    artifacts = others.map(({ digest }) => json<Manifest>(digest));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  test('is the same, byte for byte, when it is built again', () => {
    assert.ok(build('two.tar').equals(archive));
  });

  test('names every blob by its digest', () => {
    for (const [digest, bytes] of blobs)
      assert.equal(digest, `sha256:${createHash('sha256').update(bytes).digest('hex')}`);
  });

  test('is there for both processors, with the loader and the libraries of each', () => {
    assert.deepEqual(
      images.map(({ architecture }) => architecture),
      ['amd64', 'arm64'],
    );
    for (const { architecture, manifest } of images) {
      const paths = filesOf(manifest).map(({ path }) => path);
      const loader = architecture === 'arm64' ? /ld-linux-aarch64\.so\.1$/ : /ld-linux-x86-64\.so\.2$/;
      assert.ok(
        paths.some((path) => loader.test(path)),
        architecture,
      );
      for (const name of ['libc.so.6', 'libstdc++.so.6', 'libgcc_s.so.1', 'libatomic.so.1'])
        assert.ok(
          paths.some((path) => path.endsWith(`/${name}`)),
          `${architecture}: ${name}`,
        );
    }
  });

  test('has no shell and no other program, and nothing that changes who runs', () => {
    for (const { manifest } of images) {
      const files = filesOf(manifest);
      const programs = files.filter((entry) => entry.kind === 'file' && (entry.mode & 0o111) !== 0);
      const beside = programs.filter(({ path }) => !/(?:^|\/)lib(?:64)?\//.test(path));
      assert.deepEqual(
        beside.map(({ path }) => path),
        ['usr/bin/node'],
      );
      assert.deepEqual(
        files.filter((entry) => entry.kind !== 'link' && (entry.mode & 0o6000) !== 0),
        [],
      );
    }
  });

  test('runs as nobody of the node, and says what it is', () => {
    for (const { manifest } of images) {
      const { config } = json<{
        config: { User: string; Entrypoint: string[]; Labels: Record<string, string> };
      }>(manifest.config.digest);
      assert.equal(config.User, '65532:65532');
      assert.deepEqual(config.Entrypoint, ['/usr/bin/node', '/usr/lib/seawall/seawall.cjs']);
      assert.equal(config.Labels['org.opencontainers.image.title'], 'seawall');
      assert.match(config.Labels['org.opencontainers.image.revision'] ?? '', /^[0-9a-f]{40}$/);
      assert.match(textIn(filesOf(manifest), 'etc/passwd'), /^seawall:x:65532:65532:/m);
    }
  });

  test('holds both bundles and what starts them', () => {
    for (const { manifest } of images) {
      const paths = filesOf(manifest).map(({ path }) => path);
      for (const name of ['seawall.cjs', 'main.cjs', 'full.cjs'])
        assert.ok(paths.includes(`usr/lib/seawall/${name}`), name);
    }
  });

  test('holds the console beside the program where it was built, and its packages in the bill of materials', () => {
    const program = join(folder, 'program');
    cpSync('dist', program, { recursive: true });
    mkdirSync(join(program, 'console', 'assets'), { recursive: true });
    writeFileSync(join(program, 'console', 'index.html'), '<!doctype html>');
    writeFileSync(join(program, 'console', 'assets', 'seawall-1.js'), '');
    const listed = [{ name: 'some-console-package', version: '1.2.3', license: 'MIT' }];
    writeFileSync(join(program, 'console', 'packages.json'), JSON.stringify(listed));
    const archived = build('console.tar', '--platform', 'amd64', '--program', program);
    const layers = readTar(archived).flatMap((entry) =>
      entry.kind === 'file' && entry.bytes[0] === 0x1f ? readTar(gunzipSync(entry.bytes)) : [],
    );
    const paths = layers.map(({ path }) => path);
    for (const name of ['console/index.html', 'console/assets/seawall-1.js', 'full.cjs'])
      assert.ok(paths.includes(`usr/lib/seawall/${name}`), name);
    assert.match(textIn(layers, 'usr/share/sbom/seawall.cdx.json'), /pkg:npm\/some-console-package@1\.2\.3/);
  });

  test('has its bill of materials inside, and beside it as an artifact that refers to it', () => {
    for (const { digest, manifest } of images) {
      const inside = textIn(filesOf(manifest), 'usr/share/sbom/seawall.cdx.json');
      const artifact = artifacts.find(({ subject }) => subject?.digest === digest);
      assert.equal(artifact?.artifactType, 'application/vnd.cyclonedx+json');
      assert.equal(Buffer.from(bytesOf(artifact?.layers[0]?.digest ?? '')).toString('utf8'), inside);
      const { bomFormat, specVersion, components } = JSON.parse(inside) as Sbom;
      assert.deepEqual([bomFormat, specVersion], ['CycloneDX', '1.6']);
      const names = components.map(({ name }) => name);
      for (const name of ['node', 'libc6', 'ca-certificates', 'js-yaml', 're2js', 'fastify', 'pg', 'kysely'])
        assert.ok(names.includes(name), name);
      assert.equal(new Set(components.map(({ purl }) => purl)).size, components.length);
    }
  });

  test("keeps dpkg's records of exactly the packages that the lock file pins", () => {
    const pins = JSON.parse(readFileSync('tools/image/debian-packages.json', 'utf8')) as readonly {
      readonly name: string;
      readonly version: string;
    }[];
    for (const { manifest } of images) {
      const files = filesOf(manifest);
      const records = files.filter(({ path }) =>
        /^var\/lib\/dpkg\/status\.d\/[^.]+(?:\+\+6|\d|[a-z])$/.test(path),
      );
      const said = records.map(({ path }) => {
        const record = textIn(files, path);
        return `${/^Package: (.+)$/m.exec(record)?.[1]} ${/^Version: (.+)$/m.exec(record)?.[1]}`;
      });
      assert.deepEqual(
        said.sort(),
        [...new Set(pins.map(({ name, version }) => `${name} ${version}`))].sort(),
      );
    }
  });

  test('knows the authorities that certificates are signed by', () => {
    for (const { manifest } of images)
      assert.ok(
        textIn(filesOf(manifest), 'etc/ssl/certs/ca-certificates.crt').split('BEGIN CERTIFICATE').length >
          100,
      );
  });

  test('is an archive that tar reads as it was meant', () => {
    const listed = execFileSync('tar', ['--list', '--file', join(folder, 'one.tar')], { encoding: 'utf8' });
    assert.deepEqual(
      listed
        .trim()
        .split('\n')
        .map((line) => line.replace(/\/$/, '')),
      readTar(archive).map(({ path }) => path),
    );
  });
});
