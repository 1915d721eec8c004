import { Entity } from '@backstage/catalog-model';
import { parseAllDocuments } from 'yaml';

/** A small organization with something of everything that the API tells. */
export const organization = parseAllDocuments(`
apiVersion: backstage.io/v1alpha1
kind: Group
metadata:
  name: web
  title: Web
  annotations: { operating-model/contact-channel: 'https://chat.example.com/web' }
spec: { type: team, parent: engineering, children: [] }
---
apiVersion: backstage.io/v1alpha1
kind: Group
metadata: { name: engineering, title: Engineering }
spec: { type: department, children: [] }
---
apiVersion: backstage.io/v1alpha1
kind: Group
metadata: { name: secret-team, title: Project Hush }
spec: { type: team, children: [] }
---
apiVersion: backstage.io/v1alpha1
kind: User
metadata: { name: sam }
spec: { memberOf: [web] }
---
apiVersion: backstage.io/v1alpha1
kind: Component
metadata: { name: Shop, namespace: default }
spec: { type: service, lifecycle: production, owner: web }
---
apiVersion: operating-model/v1alpha1
kind: Activity
metadata: { name: respond-to-incidents, title: Respond to incidents }
spec: { type: incident-response, risk: critical, appliesTo: { kind: Component } }
---
apiVersion: operating-model/v1alpha1
kind: Activity
metadata: { name: deploy, title: Deploy }
spec: { type: deployment, appliesTo: { kind: Component } }
---
apiVersion: operating-model/v1alpha1
kind: ResponsibilityMatrix
metadata: { name: operations, title: Operations }
spec:
  rows:
    - activity: respond-to-incidents
      accountable: $owner
      responsible: [secret-team, web]
      note: Since the merger
---
apiVersion: operating-model/v1alpha1
kind: Runbook
metadata: { name: shop-is-down, title: The shop is down }
spec:
  type: runbook
  owner: user:sam
  source: https://runbooks.example.com/shop.md
  activities: [respond-to-incidents]
  entities: [shop]
  escalation: engineering
  validated: { on: 2026-11-01, by: sam }
---
apiVersion: operating-model/v1alpha1
kind: Agreement
metadata: { name: hush-for-web, title: Hush helps Web }
spec: { provider: secret-team, consumers: [web], escalation: [secret-team] }
---
apiVersion: operating-model/v1alpha1
kind: Activity
metadata: { name: broken }
spec: { type: deployment, risk: whispered }
`).map(document => document.toJS() as Entity);
