import { PermissionsService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  Finding,
  Matrix,
  OperatingModel,
  describeMatrix,
  matricesSchema,
  matrixSchema,
  namesOf,
  operatingModelReadPermission,
  refsOfMatrix,
  summarizeMatrix,
} from 'backstage-plugin-operating-model-common';
import { FindingsService } from '../findings/FindingsService';
import { findingAnswer, refsToRead } from '../findings/findingAnswer';
import { Route } from '../http/Route';
import { pageOf, pageParameters } from '../http/pages';
import { readRef } from '../http/references';
import { ModelService } from '../model/ModelService';
import { SurveyStore } from '../survey/SurveyStore';
import { visibilityOf } from '../visibility';

export interface MatricesRoutesOptions {
  model: ModelService;
  catalog: CatalogService;
  permissions: PermissionsService;
  findings: FindingsService;
  store: SurveyStore;
}

/** Findings that a reader may be told of. */
function readable(
  findings: readonly Finding[],
  model: OperatingModel,
  hidden: ReadonlySet<string>,
) {
  return findings.filter(
    each => !refsToRead(each, model.has).some(ref => hidden.has(ref)),
  );
}

/** What a search finds: nothing by the title of an owner that the reader may not see. */
function searchFor(
  q: string | undefined,
  model: OperatingModel,
  hidden: ReadonlySet<string>,
): (matrix: Matrix) => boolean {
  const text = q?.trim().toLocaleLowerCase('en') ?? '';
  return ({ ref, title, method, ownerRef }) => {
    const owner =
      ownerRef && !hidden.has(ownerRef)
        ? namesOf(model, [ownerRef])[ownerRef].title
        : '';
    return [ref, title, method, owner].some(each =>
      each.toLocaleLowerCase('en').includes(text),
    );
  };
}

export function matricesRoutes(options: MatricesRoutesOptions): Route[] {
  const { findings, store } = options;
  const shared = {
    method: 'get' as const,
    permission: operatingModelReadPermission,
    principals: ['user' as const, 'service' as const],
  };
  return [
    {
      ...shared,
      path: '/matrices',
      summary: 'The responsibility matrices, by reference',
      parameters: [
        {
          name: 'q',
          description:
            'A part of the reference, the title, the method, or the title of the owner',
          required: false,
        },
        ...pageParameters,
      ],
      answer: matricesSchema,
      auditEvent: 'matrices-fetch',
      async handle({ query, credentials }) {
        const model = await options.model.current();
        const visibility = await visibilityOf(credentials, options);
        const matrices = [...model.matrices.values()];
        const unseen = await visibility.hidden(
          matrices
            .flatMap(({ ref, ownerRef }) => [ref, ownerRef ?? []].flat())
            .filter(ref => model.has(ref) !== false),
        );
        const holds = searchFor(query.q, model, unseen);
        const { items, nextCursor } = pageOf(
          matrices.filter(matrix => !unseen.has(matrix.ref) && holds(matrix)),
          { limit: query.limit, cursor: query.cursor, keyOf: ({ ref }) => ref },
        );
        const refs = items.map(({ ref }) => ref);
        const [about, reach, state] = await Promise.all([
          findings.about(refs),
          store.reachOf(refs),
          store.state(),
        ]);
        const hidden = await visibility.hidden(
          [
            ...items.flatMap(refsOfMatrix),
            ...about.flatMap(each => refsToRead(each, model.has)),
          ].filter(ref => model.has(ref) !== false),
        );
        return {
          items: items.map(matrix =>
            summarizeMatrix(model, matrix, {
              findings: readable(
                about.filter(({ subjectRef }) => subjectRef === matrix.ref),
                model,
                hidden,
              ).map(finding => findingAnswer(finding)),
              reach: reach.get(matrix.ref),
              hidden,
            }),
          ),
          nextCursor,
          names: namesOf(
            model,
            items.map(({ ownerRef }) =>
              ownerRef && hidden.has(ownerRef) ? undefined : ownerRef,
            ),
          ),
          computedAt: state.computedAt,
        };
      },
    },
    {
      ...shared,
      path: '/matrices/by-ref',
      summary: 'One matrix as a grid, with its findings in place',
      parameters: [
        {
          name: 'ref',
          description:
            'The matrix; of kind ResponsibilityMatrix where none is named',
          required: true,
        },
      ],
      answer: matrixSchema,
      auditEvent: 'matrix-fetch',
      async handle({ query, credentials }) {
        const ref = readRef('ref', query.ref, 'ResponsibilityMatrix');
        const model = await options.model.current();
        const matrix = model.matrices.get(ref);
        const visibility = await visibilityOf(credentials, options);
        const [about, reach, state] = await Promise.all([
          findings.about([ref]),
          store.reachOf([ref]),
          store.state(),
        ]);
        const reached = reach.get(ref);
        const resolved = (reached ?? []).flatMap(({ placeholders }) =>
          Object.values(placeholders).flatMap(({ parties }) =>
            Object.keys(parties),
          ),
        );
        const hidden = await visibility.hidden(
          [
            ref,
            ...(matrix ? refsOfMatrix(matrix) : []),
            ...about.flatMap(each => refsToRead(each, model.has)),
            ...resolved,
          ].filter(each => model.has(each) !== false),
        );
        if (!matrix || hidden.has(ref)) {
          throw new NotFoundError(
            `No responsibility matrix ${ref} in the catalog`,
          );
        }
        const told = readable(about, model, hidden);
        return describeMatrix(model, matrix, {
          findings: told.map(finding => findingAnswer(finding)),
          refs: told.flatMap(({ refs }) => refs),
          reach: reached,
          computedAt: state.computedAt,
          hidden,
        });
      },
    },
  ];
}
