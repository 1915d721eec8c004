import { Entity } from '@backstage/catalog-model';
import {
  compileOperatingModel,
  describeDefinition,
  describeEntity,
  describeWho,
} from 'backstage-plugin-operating-model-common';
import { parseAllDocuments } from 'yaml';
import { OperatingModelApi } from '../api/OperatingModelApi';

const YAML = `
apiVersion: backstage.io/v1alpha1
kind: Group
metadata: { name: shop, title: Shop, annotations: { operating-model/contact-channel: https://chat.example.com/shop } }
spec: { type: team, parent: commerce, children: [] }
---
apiVersion: backstage.io/v1alpha1
kind: Group
metadata: { name: commerce, title: Commerce }
spec: { type: department, children: [] }
---
apiVersion: backstage.io/v1alpha1
kind: Group
metadata: { name: security, title: Security, annotations: { operating-model/contact-channel: '#security' } }
spec: { type: team, children: [] }
---
apiVersion: backstage.io/v1alpha1
kind: Component
metadata: { name: checkout }
spec: { type: service, lifecycle: production, owner: shop }
---
apiVersion: backstage.io/v1alpha1
kind: Component
metadata: { name: orphan }
spec: { type: service, lifecycle: production, owner: ghosts }
---
apiVersion: backstage.io/v1alpha1
kind: Component
metadata: { name: idle }
spec: { type: library, lifecycle: production, owner: shop }
---
apiVersion: operating-model/v1alpha1
kind: Activity
metadata: { name: respond-to-incidents, title: Respond to incidents }
spec: { type: incident-response, risk: critical, appliesTo: { spec.type: service } }
---
apiVersion: operating-model/v1alpha1
kind: Activity
metadata: { name: review-access, title: Review access }
spec: { type: security, appliesTo: { metadata.name: checkout } }
---
apiVersion: operating-model/v1alpha1
kind: Activity
metadata: { name: tell-users, title: Tell users }
spec: { type: communication, risk: low, runbook: none, appliesTo: { metadata.name: checkout } }
---
apiVersion: operating-model/v1alpha1
kind: Runbook
metadata: { name: checkout-down, title: Checkout is down, description: The shop sells again }
spec:
  type: runbook
  owner: shop
  source: https://git.example.com/runbooks/checkout.md
  activities: [respond-to-incidents]
  entities: [component:checkout]
  escalation: security
---
apiVersion: operating-model/v1alpha1
kind: ResponsibilityMatrix
metadata: { name: baseline, title: Baseline }
spec:
  appliesTo: { metadata.name: checkout }
  rows:
    - { activity: respond-to-incidents, accountable: $owner.parent, responsible: [$owner], informed: [security] }
    - { activity: review-access, accountable: $owner, responsible: [$owner] }
---
apiVersion: operating-model/v1alpha1
kind: ResponsibilityMatrix
metadata: { name: security-first, title: Security first }
spec:
  appliesTo: { metadata.name: checkout }
  rows:
    - { activity: review-access, accountable: security, responsible: [security] }
---
apiVersion: operating-model/v1alpha1
kind: Agreement
metadata: { name: security-for-shop, title: Security supports the shop }
spec:
  provider: security
  consumers: [shop]
  channel: { type: chat, url: https://chat.example.com/security }
  hours: 24x7
  targets: [{ measure: response, severity: critical, within: PT15M }]
`;

export const entities: Entity[] = parseAllDocuments(YAML).map(document =>
  document.toJS(),
);

const model = compileOperatingModel(entities, {
  now: new Date('2026-11-23T12:00:00Z'),
});

export function entityNamed(name: string): Entity {
  const entity = entities.find(({ metadata }) => metadata.name === name);
  if (!entity) throw new Error(`The test organization has no ${name}`);
  return entity;
}

const byRef = (ref: string) => entityNamed(ref.split('/')[1]);

function notGiven(): Promise<never> {
  throw new Error('The test gives no answer to this question');
}

/**
 * Answers as the backend would, from the same core; counts what it is asked.
 *
 * @param answers - to the questions that no core function answers by itself
 */
export function createFakeApi(
  answers: Partial<OperatingModelApi> = {},
): OperatingModelApi & { calls: string[] } {
  const calls: string[] = [];
  return {
    calls,
    findings: notGiven,
    rules: notGiven,
    matrices: notGiven,
    matrix: notGiven,
    agreements: notGiven,
    teams: notGiven,
    team: notGiven,
    requests: notGiven,
    request: notGiven,
    exceptionDebt: notGiven,
    requestEvents: notGiven,
    previewRequest: notGiven,
    createRequest: notGiven,
    commandRequest: notGiven,
    scorecardSummary: notGiven,
    scorecardRollUp: notGiven,
    scorecardEntities: notGiven,
    scorecardHistory: notGiven,
    scorecardSettings: notGiven,
    scorecardRefresh: notGiven,
    refreshScorecard: notGiven,
    scorecardNextSteps: notGiven,
    exportScorecard: notGiven,
    scorecardTargets: notGiven,
    createTarget: notGiven,
    changeTarget: notGiven,
    deleteTarget: notGiven,
    runbookRuns: async () => ({ items: [], names: {} }),
    reportRunbookRun: notGiven,
    async responsibilities(ref) {
      calls.push(`responsibilities ${ref}`);
      return describeEntity(model, byRef(ref));
    },
    async who(ref) {
      calls.push(`who ${ref}`);
      return describeWho(model, byRef(ref));
    },
    async definition(ref) {
      calls.push(`definition ${ref}`);
      return describeDefinition(model, ref)!;
    },
    ...answers,
  };
}
