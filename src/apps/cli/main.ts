import { SeawallError } from '../../model/error.ts';
import { terminal } from '../../platform/terminal.ts';
import { version } from '../version.ts';
import { readArguments } from './arguments.ts';
import { type ExitStatus, exit } from './command.ts';
import { commands } from './commands.ts';
import { renderCommandHelp, renderHelp } from './help.ts';

/** Runs a command line and says with which status to end. */
export const main = async (words: readonly string[]): Promise<ExitStatus> => {
  try {
    const request = readArguments(words, commands);
    switch (request.kind) {
      case 'version':
        terminal.write(`seawall ${version}\n`);
        return exit.done;
      case 'help':
        terminal.write(
          request.command === undefined ? renderHelp(commands) : renderCommandHelp(request.command),
        );
        return exit.done;
      case 'run': {
        const { run } = await request.command.load();
        return await run(request.invocation);
      }
    }
  } catch (error) {
    if (!(error instanceof SeawallError)) {
      terminal.warn(
        `seawall: an error of our own; please report it with the lines below\n${stackOf(error)}\n`,
      );
      return exit.couldNotRun;
    }
    terminal.warn(`seawall: ${error.message}\n${error.detail.map((line) => `  ${line}\n`).join('')}`);
    return exit.couldNotRun;
  }
};

const stackOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);
