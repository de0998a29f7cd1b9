package ta.runtime.provider.file;

import java.util.List;
import java.util.stream.Stream;
import ta.backoffice.market.PriceObservation;
import ta.backoffice.market.Provider;
import ta.rules.portfolio.ListingId;
import ta.runtime.provider.PriceProvider;
import ta.runtime.provider.PriceRequest;
import ta.runtime.provider.PriceResponse;
import ta.runtime.provider.ProviderException;
import ta.runtime.provider.ProviderException.Kind;

/** The content of the folder, which is read once per refresh. */
public final class FilePrices implements PriceProvider {

    private final FileProvider.Content content;

    public FilePrices(FileProvider.Content content) {
        this.content = content;
    }

    @Override
    public Provider provider() {
        return Provider.FILE;
    }

    @Override
    public boolean covers(ListingId listing) {
        return content.mapped().contains(listing);
    }

    @Override
    public PriceResponse observe(PriceRequest request) {
        String error = content.missing().get(request.listing());
        if (error != null) {
            throw new ProviderException(Kind.UNUSABLE_FILE, "has no usable file: " + error.strip());
        }
        List<PriceObservation> prices = content.prices().stream()
                .filter(price -> price.listingId().equals(request.id()))
                .toList();
        return new PriceResponse(
                prices,
                Stream.ofNullable(content.leftOut().get(request.listing()))
                        .map(String::strip)
                        .toList());
    }
}
