import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { BasicPermission } from '@backstage/plugin-permission-common';
import { JsonObject } from '@backstage/types';
import { z } from 'zod';

/** A parameter of the query, or a header; every one is a text. */
export interface Parameter {
  name: string;
  description: string;
  required: boolean;
}

/** What a handler is given once the caller has been let in. */
export interface RouteRequest {
  query: Record<string, string | undefined>;
  /** What stands in the path. */
  params: Record<string, string>;
  /** By lower-case name. */
  headers: Record<string, string | undefined>;
  /** What was sent, as JSON; unchecked but for being an object. */
  body: unknown;
  credentials: BackstageCredentials;
}

/**
 * One path of the API: the contract, who is let in, and what answers. The OpenAPI description, the guards and the router are all
 * made from a list of these, so that a route without a schema or a permission can't come to be.
 */
export interface Route {
  method: 'get' | 'post' | 'patch' | 'delete';
  /** With `{name}` for what differs. */
  path: string;
  summary: string;
  parameters: Parameter[];
  headers?: Parameter[];
  /** Of what is to be sent. It is there to be read: the domain checks it, and says what to do. */
  body?: z.ZodType;
  /** That nothing may be sent, too. */
  bodyOptional?: boolean;
  /** Media types besides JSON that it can be answered in. */
  downloads?: string[];
  /** 200 when absent. */
  status?: 200 | 201 | 202;
  /** The version of what is answered, for the next command. */
  versionOf?(answer: never): number;
  answer: z.ZodType;
  principals: ('user' | 'service')[];
  permission: BasicPermission;
  /** Name of the event that a denied call leaves with the auditor, and for what does something, any call. */
  auditEvent: string;
  /** What the auditor is told of something that was done. */
  auditMeta?(answer: never): JsonObject;
  handle(request: RouteRequest): Promise<unknown>;
}
