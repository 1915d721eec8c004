import { Entity } from '@backstage/catalog-model';
import {
  ResponsibilityMatrixEntity,
  RulesAnswer,
  builtInRules,
} from 'backstage-plugin-operating-model-common';
import { parse } from 'yaml';

export const MATRIX_YAML = `apiVersion: operating-model/v1alpha1
kind: ResponsibilityMatrix
metadata:
  name: shop-operations
  title: Shop operations
  labels:
    audience: everybody
spec:
  owner: commerce
  appliesTo:
    kind: Component
  precedence: 10
  rows:
    - activity: respond-to-incidents
      accountable: $owner
      responsible:
        - shop
        - $owner
      informed:
        - security
      validator: security
      note: They are on call
    - activity: activity:default/review-access
      accountable: commerce
      responsible: shop
`;

/** As the catalog gives it, with what it adds. */
export function storedMatrix(): ResponsibilityMatrixEntity {
  const entity = parse(MATRIX_YAML) as ResponsibilityMatrixEntity;
  return {
    ...entity,
    metadata: {
      ...entity.metadata,
      namespace: 'default',
      uid: '7f1d',
      etag: 'e1',
      annotations: {
        'backstage.io/managed-by-location':
          'url:https://git.example.com/matrices.yaml',
        'backstage.io/edit-url': 'https://git.example.com/edit/matrices.yaml',
      },
    },
    relations: [],
  } as ResponsibilityMatrixEntity;
}

export const storedEntity = () => storedMatrix() as unknown as Entity;

/** Every rule as it comes. */
export const rulesAnswer: RulesAnswer = {
  items: builtInRules.map(
    ({ id, title, severity, practice, parameters, toldByCell }) => ({
      id,
      title,
      severity,
      practice,
      enabled: true,
      toldByCell: toldByCell ?? false,
      parameters: parameters.parse({}),
    }),
  ),
};
