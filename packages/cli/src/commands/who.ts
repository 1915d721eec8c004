import { Command, Option } from 'commander';
import {
  WhoAnswer,
  canonicalRef,
  compileOperatingModel,
  describeWho,
} from 'backstage-plugin-operating-model-common';
import { EXIT } from '../exitCodes';
import { catalogOf } from '../files/catalogOf';
import { likelyRef } from '../likelyRef';
import { plainText } from '../plainText';
import { Portal, PortalOptions } from '../portal/Portal';
import { withPortalOptions } from '../portal/withPortalOptions';
import { Terminal } from '../Terminal';
import { UsageError } from '../UsageError';
import { catalogOption } from './catalogOption';

interface WhoOptions extends PortalOptions {
  catalog?: string[];
  format: 'text' | 'json';
}

function readRef(text: string, defaultKind: string): string {
  const ref = canonicalRef(text, { defaultKind });
  if (ref) return ref;
  throw new UsageError(
    `${text} is not a reference to an entity; write it as kind:namespace/name, for example ${defaultKind.toLowerCase()}:default/some-name`,
  );
}

function askFiles(
  terminal: Terminal,
  paths: string[],
  [entityRef, activityRef]: [string, string?],
): WhoAnswer {
  const entities = catalogOf(terminal, paths);
  const entity = entities.get(entityRef);
  const known = activityRef === undefined || entities.has(activityRef);
  if (!entity || !known) {
    const asked = entity ? activityRef! : entityRef;
    const meant = likelyRef(entities.keys())(asked);
    throw new UsageError(
      `there is no ${asked} in ${paths.join(', ')}${meant ? `; did you mean ${meant}?` : ''}`,
    );
  }
  const model = compileOperatingModel(entities.values(), {
    now: terminal.now(),
  });
  return describeWho(model, entity, activityRef);
}

function textOf({ entityRef, steps, missing, complete }: WhoAnswer): string {
  const lines = steps.map(({ title, ref, reason, contact }, index) => {
    const reached = [contact.channel, contact.email].filter(Boolean).join(', ');
    return `${index + 1}. ${title} (${ref}): ${reason}; ${reached || 'no contact known'}`;
  });
  const gaps = missing.map(
    ({ ref, role }) => `${ref} is named (${role}) and does not exist`,
  );
  const end = complete
    ? []
    : [`Nobody stands at the end of the chain of ${entityRef}`];
  return [...lines, ...gaps, ...end]
    .map(line => `${plainText(line)}\n`)
    .join('');
}

export function whoCommand(terminal: Terminal, end: (code: number) => void) {
  const command = new Command('who')
    .description('say whom to call about an entity, in order')
    .argument('<entity>', 'of kind Component where none is named')
    .argument(
      '[activity]',
      'what it is about; responding to incidents when absent',
    )
    .addOption(
      catalogOption('a file or folder with the catalog; here when absent'),
    )
    .addOption(
      new Option('--format <format>', 'how the answer is written')
        .choices(['text', 'json'])
        .default('text'),
    );
  return withPortalOptions(command).action(
    async (
      entity: string,
      activity: string | undefined,
      options: WhoOptions,
    ) => {
      const entityRef = readRef(entity, 'Component');
      const activityRef = activity && readRef(activity, 'Activity');
      const portal = Portal.fromOptions(options, terminal);
      const answer = portal
        ? await portal.who(entityRef, activityRef)
        : askFiles(terminal, options.catalog ?? ['.'], [
            entityRef,
            activityRef,
          ]);
      terminal.write(
        options.format === 'json'
          ? `${JSON.stringify(answer, undefined, 2)}\n`
          : textOf(answer),
      );
      end(answer.complete ? EXIT.fine : EXIT.problems);
    },
  );
}
