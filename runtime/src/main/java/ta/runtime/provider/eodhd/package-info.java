/** EOD Historical Data. Its bars say no currency and no unit, so the listing's terms count; unknown symbols it prices "NA". */
package ta.runtime.provider.eodhd;
