import { Command } from 'commander';

/** The options of every command that may ask a portal. */
export function withPortalOptions(command: Command): Command {
  return command
    .option('--portal <url>', 'the backend of a portal to ask')
    .option(
      '--token <token>',
      'a token for the portal; better given as OPERATING_MODEL_TOKEN in the environment',
    );
}
