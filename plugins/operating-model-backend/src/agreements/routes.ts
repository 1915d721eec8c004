import { PermissionsService } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  agreementsSchema,
  describeAgreement,
  describeUncovered,
  namesOf,
  operatingModelReadPermission,
  refsOfAgreement,
} from 'backstage-plugin-operating-model-common';
import { FindingsService } from '../findings/FindingsService';
import { findingAnswer, refsToRead } from '../findings/findingAnswer';
import { Route } from '../http/Route';
import { pageOf, pageParameters } from '../http/pages';
import { ModelService } from '../model/ModelService';
import { SurveyStore } from '../survey/SurveyStore';
import { visibilityOf } from '../visibility';

/** Pairs of teams that are shown without an agreement. */
const MAX_UNCOVERED = 500;

export function agreementsRoutes(options: {
  model: ModelService;
  catalog: CatalogService;
  permissions: PermissionsService;
  findings: FindingsService;
  store: SurveyStore;
}): Route[] {
  return [
    {
      method: 'get',
      path: '/agreements',
      summary:
        'Agreements between teams, by reference, and dependencies that none covers',
      parameters: pageParameters,
      answer: agreementsSchema,
      permission: operatingModelReadPermission,
      principals: ['user', 'service'],
      auditEvent: 'agreements-fetch',
      async handle({ query, credentials }) {
        const model = await options.model.current();
        const visibility = await visibilityOf(credentials, options);
        const agreements = [...model.agreements.values()];
        const unreadable = await visibility.hidden(
          agreements.map(({ ref }) => ref),
        );
        const { items, nextCursor } = pageOf(
          agreements.filter(({ ref }) => !unreadable.has(ref)),
          {
            limit: query.limit,
            cursor: query.cursor,
            keyOf: ({ ref }) => ref,
          },
        );
        const [about, state, stored] = await Promise.all([
          options.findings.about(items.map(({ ref }) => ref)),
          options.store.state(),
          query.cursor ? [] : options.store.uncovered(),
        ]);
        const hidden = await visibility.hidden(
          [
            ...items.flatMap(refsOfAgreement),
            ...about.flatMap(each => refsToRead(each, model.has)),
            ...stored.flatMap(each => [
              each.consumerRef,
              each.providerRef,
              each.fromRef,
              each.toRef,
            ]),
          ].filter(ref => model.has(ref) !== false),
        );
        const seen = stored.filter(
          ({ consumerRef, providerRef, fromRef, toRef }) =>
            ![consumerRef, providerRef, fromRef, toRef].some(ref =>
              hidden.has(ref),
            ),
        );
        const told = about.filter(
          each => !refsToRead(each, model.has).some(ref => hidden.has(ref)),
        );
        const uncovered = describeUncovered(model, seen).slice(
          0,
          MAX_UNCOVERED,
        );
        return {
          items: items.map(agreement =>
            describeAgreement(model, agreement, {
              findings: told
                .filter(({ subjectRef }) => subjectRef === agreement.ref)
                .map(finding => findingAnswer(finding)),
              hidden,
            }),
          ),
          nextCursor,
          uncovered,
          uncoveredTotal: seen.length,
          names: namesOf(
            model,
            [
              ...items.flatMap(refsOfAgreement).filter(ref => !hidden.has(ref)),
              ...uncovered.flatMap(
                ({ consumerRef, providerRef, dependencies }) => [
                  consumerRef,
                  providerRef,
                  ...dependencies.flatMap(({ fromRef, toRef }) => [
                    fromRef,
                    toRef,
                  ]),
                ],
              ),
            ],
            // Dependencies on what is not there are another rule's.
            seen.flatMap(({ fromRef, toRef }) => [fromRef, toRef]),
          ),
          computedAt: state.computedAt,
          hidden: hidden.size,
        };
      },
    },
  ];
}
