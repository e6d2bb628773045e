import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { stdout } from 'node:process';
import { BedError } from '../bed-error.ts';
import { toolsFolder } from '../folders.ts';
import { withLock } from '../lock.ts';
import { call } from '../program.ts';

/** Programs that are built from one Go module and kept together under `name`. */
export interface GoTool {
  /** With the version: another version is another tool. */
  readonly name: string;
  /** Import paths of the programs to build, `.` for the module's own. */
  readonly programs: readonly string[];
  /** Another name for a program: link to program. */
  readonly links?: Readonly<Record<string, string>>;
  /** Written beside go.mod before the build. */
  readonly sources?: readonly string[];
  /** The text of go.mod, when it takes more than a name. */
  readonly module?: (folder: string) => Promise<string>;
  /** What brings in the modules: words for `go`. */
  readonly requirements: readonly string[];
  readonly tags?: string;
  readonly linkerFlags?: string;
  readonly cgo?: boolean;
}

const buildMs = 30 * 60_000;
const requirementsMs = 10 * 60_000;
/** Somebody else may be building all of it just now. */
const lockMs = 45 * 60_000;

/** The folder of a tool's programs, built when it is not there yet. Two processes that want the same build it once. */
export const toolFolder = async (tool: GoTool): Promise<string> => {
  const folder = join(toolsFolder, `${tool.name}-${recipeOf(tool)}`);
  if (existsSync(folder)) return folder;
  return await withLock(`${folder}.lock`, lockMs, async () => {
    if (!existsSync(folder)) await build(tool, folder);
    return folder;
  });
};

/** Names all that decides what is built, beside the Go release: another recipe is another folder, so that checkouts do not overwrite each other's. */
const recipeOf = (tool: GoTool): string => {
  const hash = createHash('sha256').update(JSON.stringify({ ...tool, sources: [] }));
  for (const source of tool.sources ?? []) hash.update(readFileSync(source));
  return hash.digest('hex').slice(0, 8);
};

const build = async (tool: GoTool, folder: string): Promise<void> => {
  const began = performance.now();
  stdout.write(`building ${tool.name} (once; it is kept in ${toolsFolder})\n`);
  const work = mkdtempSync(join(tmpdir(), 'seawall-build-'));
  const made = `${folder}.part`;
  rmSync(made, { recursive: true, force: true });
  mkdirSync(made, { recursive: true });
  try {
    for (const source of tool.sources ?? []) cpSync(source, join(work, basename(source)));
    writeFileSync(join(work, 'go.mod'), (await tool.module?.(work)) ?? plainModule);
    await go(tool, work, tool.requirements, requirementsMs);
    const flags = ['-trimpath', '-buildvcs=false', '-tags', tool.tags ?? ''];
    const linker = ['-ldflags', `-s -w ${tool.linkerFlags ?? ''}`.trim()];
    for (const program of tool.programs)
      await go(tool, work, ['build', ...flags, ...linker, '-o', `${made}/`, program], buildMs);
    for (const [link, program] of Object.entries(tool.links ?? {})) symlinkSync(program, join(made, link));
    renameSync(made, folder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  stdout.write(`built ${tool.name} in ${((performance.now() - began) / 1000).toFixed(0)} s\n`);
};

const plainModule = 'module seawall.test/tool\n\ngo 1.24.0\n';

const go = async (
  tool: GoTool,
  folder: string,
  words: readonly string[],
  timeMs: number,
): Promise<string> => {
  // Outside flags could turn on what changes go.mod's meaning, such as -mod=vendor.
  const variables = { CGO_ENABLED: tool.cgo === true ? '1' : '0', GOFLAGS: '', GOWORK: 'off' };
  const { status, out, err } = await call('go', words, { folder, timeMs, variables });
  if (status !== 0)
    throw new BedError(
      `${tool.name} could not be built: go ${words.join(' ')} ended with ${status}\n${err.slice(-3000)}`,
    );
  return out;
};
