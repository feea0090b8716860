import { GraphQLDate, GraphQLDateTimeISO } from 'graphql-scalars';
import { builder } from './builder.ts';

/**
 * Both only go out. What people type as a date comes in as text and is judged by the domain, so that they hear what is
 * wrong with it in their own language.
 */
builder.addScalarType('Date', GraphQLDate, {
  description: 'A day of the calendar in Asia/Shanghai: `2024-10-08`.',
});

builder.addScalarType('DateTime', GraphQLDateTimeISO, {
  description: 'An instant, ISO 8601, UTC: `2024-10-08T02:00:00.000Z`.',
});
