package ta.runtime.provider.file;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ta.backoffice.market.PriceObservation;
import ta.backoffice.market.Provider;
import ta.database.Actor;
import ta.database.Database;
import ta.rules.portfolio.ListingId;
import ta.runtime.provider.PriceProvider;
import ta.runtime.provider.PriceRequest;
import ta.runtime.provider.PriceResponse;
import ta.runtime.provider.ProviderException;
import ta.runtime.provider.ProviderException.Kind;
import ta.runtime.settings.Refusal;

/** The content of the folder, which is read once per refresh. */
public final class FilePrices implements PriceProvider {

    private final FileProvider.Content content;

    private FilePrices(FileProvider.Content content) {
        this.content = content;
    }

    /**
     * Reads the folder of the provider.
     *
     * @throws Refusal if the mapping is missing, which may pass
     * @throws ProviderException if the mapping has errors
     */
    public static FilePrices open(FileProvider files, Database database, Actor actor, Instant upTo) {
        try {
            return new FilePrices(files.closes(database, actor, Optional.empty(), upTo));
        } catch (Refusal e) {
            if (!Files.exists(Path.of(files.mapping()))) {
                throw e;
            }
            throw new ProviderException(
                    Kind.MAPPING,
                    "The file that says which prices belong to which listing has errors, so no price was fetched."
                            + " Whoever keeps that file must correct it:\n"
                            + e.getMessage().strip());
        }
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
