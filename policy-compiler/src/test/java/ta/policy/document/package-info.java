/** Tests of reading strict JSON: places, numbers, identity. */
package ta.policy.document;
