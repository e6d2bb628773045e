import { SeawallError } from '../../model/error.ts';
import { limits } from '../../model/limits.ts';
import { runProgram } from '../../platform/process.ts';

/** `https://host/path`, `ssh://…`, `git://…`, `file://…` or `user@host:path`; a folder is no URL. */
const url = /^(?:(?:https?|ssh|git|file):\/\/\S+|[\w.-]+@[\w.-]+:\S+)$/;

export const isGitUrl = (path: string): boolean => url.test(path);

/** Where a clone goes and what of it: `https://host/repo#branch`. */
const split = (given: string): { readonly address: string; readonly branch?: string } => {
  const hash = given.lastIndexOf('#');
  return hash < 0 ? { address: given } : { address: given.slice(0, hash), branch: given.slice(hash + 1) };
};

/**
 * Clones the newest commit of a repository into a folder. A foreign repository must not run anything: no hooks, no submodules, no `ext::`
 * transport, no file system monitor, and the address cannot be taken for an option. Throws `clone-failed`.
 */
export const clone = (given: string, folder: string): void => {
  const { address, branch } = split(given);
  const ended = runProgram(
    'git',
    [
      ...[
        '-c',
        'core.hooksPath=/dev/null',
        '-c',
        'protocol.ext.allow=never',
        '-c',
        'core.fsmonitor=false',
        '-c',
        'core.symlinks=false',
      ],
      ...['clone', '--quiet', '--depth', '1', '--no-tags', '--single-branch', '--no-recurse-submodules'],
      ...(branch === undefined ? [] : [`--branch=${branch}`]),
      ...['--', address, folder],
    ],
    {
      folder,
      // No question is ever asked: a repository that needs a password fails at once.
      variables: { GIT_TERMINAL_PROMPT: '0', GIT_SSH_COMMAND: 'ssh -oBatchMode=yes', HOME: folder },
      timeMs: limits.cloneMs,
      bytes: limits.renderedBytes,
    },
  );
  if (ended.kind === 'missing')
    throw new SeawallError('clone-failed', 'git is not on PATH', [`It is needed to scan ${address}.`]);
  if (ended.kind === 'over')
    throw new SeawallError('clone-failed', `${address} could not be cloned: over ${ended.limit}`);
  if (ended.status !== 0)
    throw new SeawallError('clone-failed', `${address} could not be cloned`, ended.err.trim().split('\n'));
};
