import { Entity } from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import { API_VERSION } from '../kinds';

interface Head {
  title?: string;
  namespace?: string;
  description?: string;
  annotations?: Record<string, string>;
  tags?: string[];
}

/** Builds entities of one kind: a name, what its `spec` says beyond the least that it must, and the rest of its head. */
function builder(apiVersion: string, kind: string, least: JsonObject = {}) {
  return (name: string, spec: JsonObject = {}, head: Head = {}): Entity => ({
    apiVersion,
    kind,
    metadata: { name, ...head },
    spec: { ...least, ...spec },
  });
}

const BACKSTAGE = 'backstage.io/v1alpha1';

export const component = builder(BACKSTAGE, 'Component', { type: 'service' });
export const group = builder(BACKSTAGE, 'Group', { type: 'team' });
export const user = builder(BACKSTAGE, 'User');
export const system = builder(BACKSTAGE, 'System');
export const domain = builder(BACKSTAGE, 'Domain');
export const location = builder(BACKSTAGE, 'Location');

export const activity = builder(API_VERSION, 'Activity', {
  type: 'deployment',
});
export const runbook = builder(API_VERSION, 'Runbook', {
  type: 'runbook',
  source: 'https://runbooks.example.com/it.md',
});
export const matrix = builder(API_VERSION, 'ResponsibilityMatrix');
export const agreement = builder(API_VERSION, 'Agreement');
