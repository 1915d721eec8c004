import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { BasicPermission } from '@backstage/plugin-permission-common';
import { z } from 'zod';

/** A query parameter; every one is a text. */
export interface Parameter {
  name: string;
  description: string;
  required: boolean;
}

/** What a handler is given once the caller has been let in. */
export interface RouteRequest {
  query: Record<string, string | undefined>;
  credentials: BackstageCredentials;
}

/**
 * One path of the API: the contract, who is let in, and what answers. The OpenAPI description, the guards and the router are all
 * made from a list of these, so that a route without a schema or a permission can't come to be.
 */
export interface Route {
  method: 'get' | 'post';
  path: string;
  summary: string;
  parameters: Parameter[];
  answer: z.ZodType;
  principals: ('user' | 'service')[];
  permission: BasicPermission;
  /** Name of the event that a denied call leaves with the auditor. */
  auditEvent: string;
  handle(request: RouteRequest): Promise<unknown>;
}
