import { InputError } from '@backstage/errors';
import {
  Rule,
  RuleSettings,
  SEVERITIES,
  Severity,
  findingsSchema,
  operatingModelReadPermission,
  rulesSchema,
} from 'backstage-plugin-operating-model-common';
import { Route } from '../http/Route';
import { readOptionalFlag } from '../http/flags';
import { pageParameters } from '../http/pages';
import { readRef } from '../http/references';
import { FindingsService } from './FindingsService';

function readSeverity(value: string | undefined): Severity | undefined {
  if (value === undefined) return undefined;
  const severity = SEVERITIES.find(each => each === value);
  if (!severity) {
    throw new InputError(`severity must be one of ${SEVERITIES.join(', ')}`);
  }
  return severity;
}

const optionalRef = (name: string, value: string | undefined, kind: string) =>
  value === undefined ? undefined : readRef(name, value, kind);

export function findingsRoutes(options: {
  findings: FindingsService;
  rules: readonly Rule[];
  settings: RuleSettings;
}): Route[] {
  const shared = {
    method: 'get' as const,
    permission: operatingModelReadPermission,
    principals: ['user' as const, 'service' as const],
  };
  return [
    {
      ...shared,
      path: '/findings',
      summary: 'What rules noticed about definitions and entities',
      parameters: [
        {
          name: 'rule',
          description: 'The id of a rule, for example R07',
          required: false,
        },
        {
          name: 'severity',
          description: `One of ${SEVERITIES.join(', ')}`,
          required: false,
        },
        {
          name: 'subjectRef',
          description:
            'What the findings are about; of kind Component where none is named',
          required: false,
        },
        {
          name: 'ownerRef',
          description: 'Who is to mend it; of kind Group where none is named',
          required: false,
        },
        {
          name: 'excused',
          description:
            'true: only what an active exception excuses; false: only what none does',
          required: false,
        },
        ...pageParameters,
      ],
      answer: findingsSchema,
      auditEvent: 'findings-fetch',
      handle: ({ query, credentials }) =>
        options.findings.list(
          {
            rule: query.rule,
            severity: readSeverity(query.severity),
            subjectRef: optionalRef(
              'subjectRef',
              query.subjectRef,
              'Component',
            ),
            ownerRef: optionalRef('ownerRef', query.ownerRef, 'Group'),
            excused: readOptionalFlag('excused', query.excused),
            limit: query.limit,
            cursor: query.cursor,
          },
          credentials,
        ),
    },
    {
      ...shared,
      path: '/rules',
      summary: 'Every rule, with what config made of it',
      parameters: [],
      answer: rulesSchema,
      auditEvent: 'rules-fetch',
      handle: async () => ({
        items: options.rules.map(
          ({ id, title, practice, severity, toldByCell }) => ({
            id,
            title,
            practice,
            severity: options.settings.get(id)?.severity ?? severity,
            enabled: options.settings.get(id)?.enabled ?? false,
            toldByCell: toldByCell ?? false,
            parameters: options.settings.get(id)?.parameters ?? {},
          }),
        ),
      }),
    },
  ];
}
