/** A small organization in which all is well but one thing: the runbook has an owner that does not exist. */
export const catalogFiles = {
  'org.yaml': `
apiVersion: backstage.io/v1alpha1
kind: Group
metadata:
  name: platform
  title: Platform
  annotations:
    operating-model/contact-email: platform@example.com
spec:
  type: team
  children: []
  members: [ada, ben]
---
apiVersion: backstage.io/v1alpha1
kind: User
metadata: { name: ada }
spec: { profile: { displayName: Ada }, memberOf: [platform] }
---
apiVersion: backstage.io/v1alpha1
kind: User
metadata: { name: ben }
spec: { memberOf: [platform] }
`,
  'model/activities.yaml': `apiVersion: operating-model/v1alpha1
kind: Activity
metadata:
  name: respond-to-incidents
  title: Respond to incidents
spec:
  type: incident-response
  owner: group:default/platform
  appliesTo: { kind: Component }
  risk: low
`,
  'model/runbooks.yml': `# How things are put right.
apiVersion: operating-model/v1alpha1
kind: Runbook
metadata:
  name: shop-is-down
  description: Customers can order again.
spec:
  type: runbook
  owner: group:default/nobody
  source: https://git.example.com/runbooks/shop.md
  activities: [respond-to-incidents]
  entities: [component:default/shop]
`,
  'model/matrices.yaml': `---
apiVersion: operating-model/v1alpha1
kind: ResponsibilityMatrix
metadata:
  name: baseline
spec:
  owner: group:default/platform
  rows:
    - activity: respond-to-incidents
      accountable: $owner
      responsible: [$owner]
`,
  'catalog-info.yaml': `
apiVersion: backstage.io/v1alpha1
kind: Component
metadata: { name: shop }
spec: { type: service, lifecycle: production, owner: platform }
`,
};
